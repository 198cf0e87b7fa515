namespace PrisonOps.Web.Notices;

/// <param name="Target">Null for the fixed addresses of the channel.</param>
internal sealed record ChannelTrial(string? Target);
