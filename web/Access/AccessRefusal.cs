namespace PrisonOps.Web.Access;

/// <summary>Why a request is refused, with the stable code that screens go by.</summary>
internal sealed record AccessRefusal(int Status, string Code, string Detail)
{
    public static AccessRefusal SignInRequired { get; } = new(401, "sign-in-required", "Sign in first: this request carries no valid session.");

    public static AccessRefusal PasswordChangeRequired { get; } =
        new(403, "password-change-required", "The password must be changed first: POST /api/session/password.");

    public static AccessRefusal ReadOnly { get; } = new(403, "read-only", "An account that holds only machine roles can read and nothing else.");

    public static AccessRefusal NotDeclared { get; } = new(403, "not-declared", "This route declares no permission and is refused to everybody.");

    public static AccessRefusal PermissionMissing(string[] permissions) =>
        new(403, "permission-missing", $"This needs permission {string.Join(" or ", permissions)}, which none of your roles holds now.");

    /// <summary>The thing can be seen, but not changed, from where the caller's roles reach.</summary>
    public static AccessRefusal OutOfReach(string permission) =>
        new(403, "permission-missing", $"This needs permission {permission} in the unit of the thing; your roles hold it elsewhere.");
}
