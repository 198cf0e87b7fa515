using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrisonOps.Ports.Logs;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Spilling;

namespace PrisonOps.Storage.Logs;

/// <summary>
/// The spill of pushed messages. Unlike that of samples it never drops what is the oldest, for some of it was acknowledged: when it is full it
/// takes no more, and the intake holds messages up or loses datagrams as it does without a disk.
/// </summary>
internal sealed partial class LogSpill : ILogSpill, IDisposable
{
    /// <summary>A release that adds a property still reads what the one before wrote.</summary>
    private static readonly JsonSerializerOptions JsonOptions = JsonSerializerOptions.Default;

    private readonly SpillFile file;
    private readonly long bytesMax;
    private readonly ILogger<LogSpill> logger;

    public LogSpill(IOptions<DatabaseOptions> database, IOptions<LogKeepingOptions> options, ILogger<LogSpill> logger)
    {
        bytesMax = (long)options.Value.SpillMibMax << 20;
        file = new(Path.Combine(database.Value.DataFolder, "spill-logs"), long.MaxValue);
        this.logger = logger;
        file.Open();
    }

    public long Messages => file.Rows;

    public bool TryAppend(Guid batchId, ImmutableArray<LogMessage> messages)
    {
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(messages, JsonOptions);
        if (file.Bytes + bytes.Length > bytesMax) return false;

        try
        {
            file.Append(new(batchId, messages.Length, bytes), toDisk: true);
            return true;
        }
        catch (IOException full)
        {
            LogSpillFailed(logger, messages.Length, full.Message);
            return false;
        }
    }

    public (Guid BatchId, ImmutableArray<LogMessage> Messages)? Peek() =>
        file.Peek() is { } batch ? (batch.Id, JsonSerializer.Deserialize<ImmutableArray<LogMessage>>(batch.Bytes.Span, JsonOptions)) : null;

    public void Advance() => file.Advance();

    public void Dispose() => file.Dispose();

    [LoggerMessage(Level = LogLevel.Error, Message = "{Messages} pushed messages could not be spilled: {Reason}")]
    private static partial void LogSpillFailed(ILogger logger, int messages, string reason);
}
