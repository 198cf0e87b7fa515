namespace PrisonOps.Web.Wire;

public sealed record NoticeStep(double AfterSeconds, IReadOnlyList<NoticeRecipient> Recipients, IReadOnlyList<Guid> Channels, bool InApp);
