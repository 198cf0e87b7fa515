using System.Numerics;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>The last rounds on one fault of one camera: bit 0 of <see cref="Bad"/> is the newest, 1 is bad.</summary>
internal readonly record struct FaultHistory(uint Bad, int Rounds, int GoodInRow, DateTimeOffset Since, PictureFault? Seen, bool IsConfirmed)
{
    /// <summary>A fault known from before this life: its alarm is open, no round of ours has seen it.</summary>
    public static FaultHistory Restored(PictureFault fault, DateTimeOffset since) => new(0, 0, 0, since, fault, IsConfirmed: true);

    public FaultHistory WithBad(PictureFault fault, DateTimeOffset at, PictureLimits limits)
    {
        uint bad = Window((Bad << 1) | 1, limits);
        bool startsAnew = !IsConfirmed && BitOperations.PopCount(bad) == 1;
        return this with
        {
            Bad = bad,
            Rounds = Math.Min(Rounds + 1, limits.ConfirmWindow),
            GoodInRow = 0,
            Since = startsAnew ? at : Since,
            Seen = fault,
            IsConfirmed = IsConfirmed || BitOperations.PopCount(bad) >= limits.ConfirmHits,
        };
    }

    public FaultHistory WithGood(PictureLimits limits)
    {
        int goodInRow = GoodInRow + 1;
        bool isCleared = IsConfirmed && goodInRow >= limits.ClearRounds;
        return this with
        {
            Bad = isCleared ? 0 : Window(Bad << 1, limits),
            Rounds = Math.Min(Rounds + 1, limits.ConfirmWindow),
            GoodInRow = goodInRow,
            IsConfirmed = IsConfirmed && !isCleared,
        };
    }

    public int Hits => BitOperations.PopCount(Bad);

    private static uint Window(uint rounds, PictureLimits limits) =>
        limits.ConfirmWindow >= 32 ? rounds : rounds & ((1u << limits.ConfirmWindow) - 1);
}
