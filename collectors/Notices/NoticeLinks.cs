using Microsoft.Extensions.Options;
using PrisonOps.Ports.Notices;

namespace PrisonOps.Collectors.Notices;

/// <summary>The address of what a notice is about, for people who open it.</summary>
internal sealed class NoticeLinks(IOptions<NoticeSendingOptions> options)
{
    /// <summary>Null when the installation has no address of its own.</summary>
    public string? Of(NoticeRow notice) => options.Value.PublicUrl?.TrimEnd('/') is { Length: > 0 } url
        ? notice.AlarmIds is [Guid only] ? $"{url}/alarms?alarm={only}" : $"{url}/alarms"
        : null;

    /// <summary>The text with the link below it.</summary>
    public string TextOf(NoticeRow notice) => Of(notice) is { } link ? $"{notice.Text}\n{link}" : notice.Text;
}
