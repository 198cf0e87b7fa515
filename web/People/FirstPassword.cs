namespace PrisonOps.Web.People;

/// <summary>Shown once; it must be changed at the first sign-in.</summary>
internal sealed record FirstPassword(string Password);
