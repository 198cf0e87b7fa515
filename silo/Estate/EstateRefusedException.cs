namespace PrisonOps.Silo.Estate;

/// <summary>A store refused an entry of an estate file.</summary>
internal sealed class EstateRefusedException(string message) : Exception(message);
