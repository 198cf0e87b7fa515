namespace PrisonOps.Web.Notices;

/// <param name="Minutes">1 to 30; 0 ends the silence.</param>
internal sealed record MuteOrder(int Minutes);
