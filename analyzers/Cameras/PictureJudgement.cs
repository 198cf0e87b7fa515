using System.Collections.Immutable;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// What is held of one camera after all its rounds: a fault is confirmed by K of the last M rounds that could tell, and cleared by good
/// rounds in a row. Rounds of both clocks go in here; each counts for the codes that it judged and for no other.
/// </summary>
public sealed record PictureJudgement
{
    private ImmutableDictionary<string, FaultHistory> Histories { get; init; } = ImmutableDictionary<string, FaultHistory>.Empty;

    /// <summary>No round has come yet: nothing is good and nothing is bad.</summary>
    public static PictureJudgement Unknown { get; } = new();

    /// <summary>Takes up the faults whose alarms are open. They stay until enough good rounds clear them.</summary>
    public static PictureJudgement Restore(IEnumerable<ConfirmedFault> open, PictureLimits limits) => FromHistories(
        open.ToImmutableDictionary(fault => fault.Fault.Code, fault => FaultHistory.Restored(fault.Fault, fault.Since)), limits.ConfirmWindow);

    /// <summary>In the order of <see cref="PictureFaultCodes.All"/>.</summary>
    public ImmutableArray<ConfirmedFault> Confirmed { get; private init; } = [];

    public PictureJudgement With(PictureVerdict verdict, PictureLimits limits)
    {
        ImmutableDictionary<string, FaultHistory>.Builder next = Histories.ToBuilder();
        foreach (string code in verdict.Judged)
        {
            FaultHistory history = next.GetValueOrDefault(code);
            PictureFault? fault = verdict.Faults.FirstOrDefault(found => found.Code == code);
            next[code] = fault is null ? history.WithGood(limits) : history.WithBad(fault, verdict.At, limits);
        }

        return FromHistories(next.ToImmutable(), limits.ConfirmWindow);
    }

    /// <summary>Whether a round of this life could tell anything about the code.</summary>
    public bool IsJudged(string code) => Histories.TryGetValue(code, out FaultHistory history) && history.Rounds > 0;

    /// <summary>True when the same faults are confirmed, whatever their numbers: nothing new has to be reported.</summary>
    public bool HasSameFaultsAs(PictureJudgement other) =>
        Confirmed.Select(fault => fault.Fault.Code).SequenceEqual(other.Confirmed.Select(fault => fault.Fault.Code));

    private static PictureJudgement FromHistories(ImmutableDictionary<string, FaultHistory> histories, int window) => new()
    {
        Histories = histories,
        Confirmed =
        [
            .. from code in PictureFaultCodes.All
               where histories.TryGetValue(code, out FaultHistory history) && history is { IsConfirmed: true, Seen: not null }
               let known = histories[code]
               select new ConfirmedFault(known.Seen!, known.Since, known.Hits, window),
        ],
    };
}
