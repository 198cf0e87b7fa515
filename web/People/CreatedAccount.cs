namespace PrisonOps.Web.People;

/// <summary>The one answer that carries a password: it is shown once and must be changed at the first sign-in.</summary>
internal sealed record CreatedAccount(Wire.AccountRow Account, string Password);
