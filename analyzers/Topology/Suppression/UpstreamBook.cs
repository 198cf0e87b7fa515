using System.Collections.Immutable;
using PrisonOps.Ports.Alarms.Suppression;

namespace PrisonOps.Analyzers.Topology.Suppression;

/// <summary>What the actor of suppression knows: the graph, and of each unit which objects do not answer. It has no clock and asks nobody.</summary>
/// <param name="confirmation">So long after its path is back an object that answers has been found to.</param>
public sealed class UpstreamBook(Func<ReachNode, TimeSpan> confirmation)
{
    /// <summary>An older answer proves nothing of a silence that began later; one that began earlier was judged by then.</summary>
    private static readonly TimeSpan AnswersKept = TimeSpan.FromDays(1);

    private readonly Dictionary<int, (long Epoch, long Revision, ImmutableArray<UnreachableObject> Objects)> heard = [];
    private readonly Dictionary<int, UpstreamView> told = [];
    private readonly Dictionary<Guid, DateTimeOffset> answered = [];
    private readonly Dictionary<Guid, DateTimeOffset> doubtedUntil = [];
    private HashSet<Guid> lost = [];
    private ReachGraph graph = ReachGraph.Empty;
    private DateTimeOffset judgedAt;

    public void Take(ReachGraph read) => graph = read;

    /// <summary>False when it says nothing new: it is older than what is known, or the same.</summary>
    public bool Hear(int unit, long epoch, long revision, ImmutableArray<UnreachableObject> objects)
    {
        if (heard.TryGetValue(unit, out var known) && (epoch, revision).CompareTo((known.Epoch, known.Revision)) <= 0) return false;

        heard[unit] = (epoch, revision, objects);
        return known.Objects.IsDefault ? !objects.IsEmpty : !known.Objects.SequenceEqual(objects);
    }

    /// <summary>Objects that may be the cause of what looks like a fault of its own: to be asked now, so that notices need not wait.</summary>
    public ImmutableArray<ReachNode> Doubts { get; private set; } = [];

    public void Answered(Guid objectId, DateTimeOffset at) => answered[objectId] = at;

    /// <summary>What the boards are to know now, where it is another thing than before. A unit for which nothing is left is told so once.</summary>
    public ImmutableDictionary<int, UpstreamView> Judge(DateTimeOffset now)
    {
        UnreachableObject[] down = [.. heard.Values.SelectMany(of => of.Objects)];
        ReachVerdict verdict = graph.Judge(down, new(answered, doubtedUntil, now));
        HashSet<Guid> silent = [.. down.Select(one => one.ObjectId)];
        if (NoteFreed(verdict, silent, now)) verdict = graph.Judge(down, new(answered, doubtedUntil, now));
        Doubts = [.. verdict.Doubts.Where(node => !silent.Contains(node.Id))];
        ILookup<int, UpstreamLoss> losses = verdict.Losses.ToLookup(
            loss => loss.Node.Place.Unit, loss => new UpstreamLoss(loss.Node.Id, loss.Cause.Id, loss.Cause.Place, confirmation(loss.Node)));
        Dictionary<Guid, UpstreamCause> causes = verdict.Causes.ToDictionary(cause => cause.ObjectId);
        ImmutableDictionary<int, UpstreamView>.Builder news = ImmutableDictionary.CreateBuilder<int, UpstreamView>();

        foreach (int unit in losses.Select(of => of.Key).Union(heard.Keys).Union(told.Keys).ToArray())
        {
            UpstreamView view = new([.. losses[unit]], [.. CausesOf(unit, causes)]);
            if (view.Equals(told.GetValueOrDefault(unit, UpstreamView.Empty))) continue;

            told[unit] = news[unit] = view;
        }

        return news.ToImmutable();
    }

    /// <summary>Whether something has to be judged again though nothing was heard: the time has come in which an answer proves something.</summary>
    public bool IsDue(DateTimeOffset now) => doubtedUntil.Values.Any(until => until <= now && until > judgedAt);

    /// <summary>What was lost, is not any more, and is silent still may be silent because its path has gone again.</summary>
    private bool NoteFreed(ReachVerdict verdict, HashSet<Guid> silent, DateTimeOffset now)
    {
        judgedAt = now;
        HashSet<Guid> lostNow = [.. verdict.Losses.Select(loss => loss.Node.Id)];
        bool changed = false;
        foreach (Guid freed in lost.Where(id => !lostNow.Contains(id) && silent.Contains(id) && graph.Holds(id)))
        {
            doubtedUntil[freed] = now + confirmation(graph.Find(freed));
            changed = true;
        }

        lost = lostNow;
        foreach (Guid over in doubtedUntil.Keys.Where(id => lostNow.Contains(id) || !silent.Contains(id)).ToArray()) doubtedUntil.Remove(over);
        foreach (Guid over in answered.Where(of => of.Value < now - AnswersKept).Select(of => of.Key).ToArray()) answered.Remove(over);
        return changed;
    }

    /// <summary>Whether the unit's board has begun anew since it was heard last.</summary>
    public bool IsNewLife(int unit, long epoch) => heard.TryGetValue(unit, out var known) && epoch > known.Epoch;

    /// <summary>What a unit was told last.</summary>
    public UpstreamView Told(int unit) => told.GetValueOrDefault(unit, UpstreamView.Empty);

    public IEnumerable<int> Units => told.Where(of => !of.Value.IsEmpty).Select(of => of.Key);

    private IEnumerable<UpstreamCause> CausesOf(int unit, Dictionary<Guid, UpstreamCause> causes)
    {
        if (!heard.TryGetValue(unit, out var of)) yield break;

        foreach (UnreachableObject one in of.Objects)
        {
            if (causes.TryGetValue(one.ObjectId, out UpstreamCause cause)) yield return cause;
            else if (!graph.Holds(one.ObjectId)) yield return new(one.ObjectId, 0, IsCertain: true);
        }
    }
}
