namespace PrisonOps.Storage.Database;

/// <summary>The three roles: owner runs migrations, grid serves actors, app serves the web under row-level security.</summary>
internal static class DatabaseRoles
{
    public const string Owner = "prisonops_owner";
    public const string Grid = "prisonops_grid";
    public const string App = "prisonops_app";

    public static readonly string[] All = [Owner, Grid, App];
}
