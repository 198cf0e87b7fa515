namespace PrisonOps.Web.Platform;

/// <param name="Database">"ready", or why not.</param>
/// <param name="Grid">"ready", or why not.</param>
internal sealed record ReadinessReport(bool Ready, string Database, string Grid);
