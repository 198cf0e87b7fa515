using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PrisonOps.Ports.Logs;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Logs;

namespace PrisonOps.Tests.Storage.Logs;

public sealed class LogSpillTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("prisonops-log-spill-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Messages_come_back_in_their_order_and_as_they_were_after_the_process_has_ended()
    {
        Guid first = Guid.CreateVersion7(), second = Guid.CreateVersion7();
        LogMessage trap = Message("温度过高") with { TrapOid = "1.3.6.1.4.1.9.1", Variables = [new("1.3.6.1.2.1.2.2.1.1", "7")], DeviceAt = DateTimeOffset.UnixEpoch };
        using (LogSpill spill = Open())
        {
            Assert.True(spill.TryAppend(first, [trap, Message("two")]));
            Assert.True(spill.TryAppend(second, [Message("three")]));
        }

        using LogSpill again = Open();

        Assert.Equal(3, again.Messages);
        (Guid id, ImmutableArray<LogMessage> messages) = again.Peek()!.Value;
        Assert.Equal((first, "温度过高", "two"), (id, messages[0].Text, messages[1].Text));
        Assert.Equal((trap.TrapOid, trap.Variables[0], trap.DeviceAt, trap.Kind), (messages[0].TrapOid, messages[0].Variables[0], messages[0].DeviceAt, messages[0].Kind));
        again.Advance();
        Assert.Equal(second, again.Peek()?.BatchId);
        again.Advance();
        Assert.Null(again.Peek());
        Assert.Equal(0, again.Messages);
    }

    [Fact]
    public void A_full_spill_takes_no_more_and_keeps_what_it_has()
    {
        using LogSpill spill = Open();
        int taken = 0;
        while (taken < 100 && spill.TryAppend(Guid.CreateVersion7(), [Message(new string('x', 100_000))])) taken++;

        Assert.InRange(taken, 5, 10);
        Assert.Equal(taken, spill.Messages);
    }

    private static LogMessage Message(string text) => new()
    {
        ReceivedAt = DateTimeOffset.UnixEpoch, NetworkDomain = "office", Address = "192.0.2.1", Kind = LogKind.Trap, Text = text,
    };

    private LogSpill Open() => new(
        Options.Create(new DatabaseOptions { DataFolder = folder }), Options.Create(new LogKeepingOptions { SpillMibMax = 1 }), NullLogger<LogSpill>.Instance);
}
