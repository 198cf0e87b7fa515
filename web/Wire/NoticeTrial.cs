namespace PrisonOps.Web.Wire;

/// <summary>What came of a test.</summary>
public sealed record NoticeTrial(bool IsSent, string Answer);
