namespace PrisonOps.Collectors.Rtsp;

/// <summary>Groups that take turns: the one that gave is the last next time. Groups of an estate are few and stay.</summary>
internal sealed class Rotation<TKey, TGroup>
    where TKey : notnull
    where TGroup : class, new()
{
    private readonly Dictionary<TKey, TGroup> groups = [];
    private readonly LinkedList<TGroup> order = [];

    public TGroup At(TKey key)
    {
        if (groups.TryGetValue(key, out TGroup? known)) return known;
        var made = new TGroup();
        groups.Add(key, made);
        order.AddLast(made);
        return made;
    }

    public KeyframeTurn? Pick(Func<TGroup, KeyframeTurn?> from)
    {
        for (LinkedListNode<TGroup>? group = order.First; group is not null; group = group.Next)
        {
            if (from(group.Value) is not { } turn) continue;
            order.Remove(group);
            order.AddLast(group);
            return turn;
        }

        return null;
    }

    public void Each(Action<TGroup> visit)
    {
        foreach (TGroup group in order) visit(group);
    }
}
