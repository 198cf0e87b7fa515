using Microsoft.Extensions.Options;
using PrisonOps.Collectors.Notices;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Notices;

namespace PrisonOps.Tests.Peers.Notices;

/// <summary>Notices and channels as senders get them.</summary>
internal static class SentNotices
{
    public static IOptions<NoticeSendingOptions> Options { get; } =
        Microsoft.Extensions.Options.Options.Create(new NoticeSendingOptions { PublicUrl = "https://ops.prison:8443/", Timeout = TimeSpan.FromSeconds(30) });

    public static NoticeLinks Links { get; } = new(Options);

    public static OutgoingNotice To(string target, string? text = null, NoticeWhat what = NoticeWhat.Opened)
    {
        Guid alarm = Guid.CreateVersion7();
        DateTimeOffset at = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
        return new(
            new(
                Guid.CreateVersion7(), 3, null, null, Guid.NewGuid(), "通道", NoticeChannelKind.Email, target, what, AlarmSeverity.Critical, [alarm],
                "【紧急】青石监狱 核心交换机1 设备不可达", text ?? "03-01 16:00:00 【紧急】青石监狱 核心交换机1 设备不可达", at, NoticeState.Pending, 0, at, null, null, null),
            [new(alarm, false, AlarmSeverity.Critical, "device.unreachable", "", "设备不可达", "SW-1", "核心交换机1", "network.switch", "青石监狱", at)], [], 7, at);
    }

    public static NoticeChannel Channel(NoticeChannelKind kind, NoticeChannelSettings settings) =>
        new(Guid.NewGuid(), new(3, 2, 3), "通道", kind, true, false, settings, true, "", default, 1);
}
