namespace PrisonOps.Silo.Estate;

internal sealed record EstateRole(string Role, string Unit);
