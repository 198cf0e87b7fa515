namespace PrisonOps.Web.People;

internal enum PasswordVerdict
{
    Wrong,
    Right,

    /// <summary>Too many checks wait already; nothing was checked.</summary>
    Busy,
}
