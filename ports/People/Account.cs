using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.People;

/// <summary>A person or machine that signs in. User names may be Chinese; they are compared after Unicode NFKC and without case.</summary>
public sealed class Account
{
    public Guid Id { get; set; }
    public string UserName { get; set; } = "";
    public string NormalizedUserName { get; set; } = "";
    public string DisplayName { get; set; } = "";
    public string? PasswordHash { get; set; }
    public string SecurityStamp { get; set; } = "";
    public DateTimeOffset PasswordChangedAt { get; set; }
    public bool MustChangePassword { get; set; }
    public int AccessFailedCount { get; set; }
    public DateTimeOffset? LockoutEnd { get; set; }
    public bool LockoutEnabled { get; set; } = true;
    public bool Disabled { get; set; }
    public long Revision { get; set; }

    /// <summary>The unit whose administrators made the account; until it has an assignment only they see it.</summary>
    public UnitPlace Home { get; set; }
}
