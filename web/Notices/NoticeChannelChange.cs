namespace PrisonOps.Web.Notices;

/// <param name="Id">Null for a new one.</param>
/// <param name="Revision">Of the channel that is replaced; 0 for a new one.</param>
internal sealed record NoticeChannelChange(Guid? Id, Wire.NoticeChannelDraft Draft, long Revision);
