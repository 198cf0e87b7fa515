namespace PrisonOps.Web.Access;

/// <summary>What an endpoint asks for; no permission means that a session is enough.</summary>
internal sealed record DeclaredAccess(string[] Permissions);
