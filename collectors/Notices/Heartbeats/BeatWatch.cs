using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PrisonOps.Collectors.Notices.Webhooks;

namespace PrisonOps.Collectors.Notices.Heartbeats;

/// <summary>Judges signs of life: what is signed and new counts; too long without one is absence, told at once and again while it lasts.</summary>
public sealed class BeatWatch(string secret, TimeSpan absentAfter, TimeSpan ringEvery, DateTimeOffset startedAt)
{
    /// <summary>Clocks of two machines may differ by so much.</summary>
    private static readonly TimeSpan SkewMax = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private DateTimeOffset lastAt = startedAt;
    private long lastStamp;
    private DateTimeOffset? rangAt;

    /// <summary>False for a sign that is forged, old, or was heard before.</summary>
    public bool Take(string? stamp, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (!long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) || signature is null) return false;
        if (Math.Abs(now.ToUnixTimeSeconds() - seconds) > SkewMax.TotalSeconds) return false;

        byte[] expected = Encoding.ASCII.GetBytes(WebhookSignature.Of(secret, seconds, body));
        if (!CryptographicOperations.FixedTimeEquals(expected, Encoding.ASCII.GetBytes(signature))) return false;

        lock (gate)
        {
            if (seconds <= lastStamp) return false;
            (lastStamp, lastAt) = (seconds, now);
            return true;
        }
    }

    /// <summary>What is to be done now: null, nothing; else how long there was no sign, and whether it is absence or its end.</summary>
    public (bool IsAbsent, TimeSpan Since)? Look(DateTimeOffset now)
    {
        lock (gate)
        {
            TimeSpan since = now - lastAt;
            if (since < absentAfter)
            {
                if (rangAt is null) return null;
                rangAt = null;
                return (false, since);
            }

            if (rangAt is { } rang && now - rang < ringEvery) return null;
            rangAt = now;
            return (true, since);
        }
    }
}
