namespace PrisonOps.Web.People;

/// <summary>The only time that a first password is told.</summary>
public sealed record NewAccount(Guid Id, string Password)
{
    /// <summary>Records print their members; a secret must never reach a log that way.</summary>
    public override string ToString() => Id.ToString();
}
