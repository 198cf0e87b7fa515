using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Orleans.Execution;
using Orleans.Runtime;

namespace Orleans.Adversity;

/// <summary>
/// Decides by seed, grain, kind of decision and how many of that kind the grain has had, so that threads do not change what one grain meets: a
/// call is decided while the end of the one before it may still be.
/// </summary>
internal sealed class AdversityPlan(IOptions<AdversityOptions> options)
{
    private readonly ConcurrentDictionary<(GrainId Grain, Kind Kind), int> decided = new();

    private enum Kind
    {
        Call = 1,
        End = 2,
        Tick = 3,
    }

    private AdversityOptions Options => options.Value;

    public AdversityDecision? Decide(GrainId grain)
    {
        if (IsSpared(grain))
        {
            return null;
        }

        Random random = Next(grain, Kind.Call);
        bool reportsTimeOut = random.NextDouble() < Options.ReportTimeOut;
        TimeSpan delay = random.NextDouble() < Options.DelayCall ? Options.LongestDelay * random.NextDouble() : TimeSpan.Zero;
        bool second = random.NextDouble() < Options.SecondActivation && Options.SecondActivationOf.Contains(grain.Type.ToString());
        return new AdversityDecision(reportsTimeOut, delay, second);
    }

    public bool DeactivatesAfter(GrainId grain, GrainClass grainClass) =>
        !IsSpared(grain) && grainClass.MaxLocalWorkers == 0 && Next(grain, Kind.End).NextDouble() < Options.DeactivateAfterCall;

    public bool ForgetsTimersOf(GrainId grain, GrainClass grainClass) =>
        !IsSpared(grain) && grainClass.MaxLocalWorkers == 0 && Next(grain, Kind.Tick).NextDouble() < Options.ForgetTimers;

    private bool IsSpared(GrainId grain) =>
        grain.Type.ToString() is "management" or "sys.observer" || Options.Spare.Contains(grain.Type.ToString());

    private Random Next(GrainId grain, Kind kind)
    {
        int count = decided.AddOrUpdate((grain, kind), 1, static (_, before) => before + 1);
        return new Random(unchecked((int)((grain.GetUniformHashCode() * 31) + ((uint)count * 2654435761) + ((uint)kind * 97_003_697) + ((uint)Options.Seed * 40503))));
    }
}
