namespace PrisonOps.Web.AlarmSources;

/// <param name="Id">Null for a new one.</param>
/// <param name="NewToken">Whether the token is replaced; a new source gets one in any case.</param>
internal sealed record AlarmSourceChange(Guid? Id, Wire.AlarmSourceDraft Draft, bool NewToken, long Revision);
