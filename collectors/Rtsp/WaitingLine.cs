namespace PrisonOps.Collectors.Rtsp;

/// <summary>
/// Requests that wait for a session of a worker. The highest priority goes first; within it the units take turns, and within a unit its
/// recorders do, so that one with many cameras does not hold up the others. Who waits for room behind a recorder or a site is passed over.
/// </summary>
internal sealed class WaitingLine(int lengthMax)
{
    private readonly Lock gate = new();
    private readonly SortedList<int, Rotation<int, Rotation<string, TurnQueue>>> byPriority = [];
    private readonly LinkedList<(bool Alone, TaskCompletionSource<KeyframeTurn> Taken)> takers = [];
    private readonly Dictionary<string, int> open = new(StringComparer.Ordinal);
    private int length;

    public int Length
    {
        get
        {
            lock (gate) return length;
        }
    }

    /// <summary>False when the line is as long as it may be.</summary>
    public bool TryAdd(KeyframeTurn turn)
    {
        lock (gate)
        {
            if (length >= lengthMax && !DropAnswered()) return false;

            // Sorted upwards, and the highest priority comes first.
            int priority = -(int)turn.Request.Priority;
            if (!byPriority.TryGetValue(priority, out var units)) byPriority.Add(priority, units = new());
            units.At(turn.Request.Target.Place.Unit).At(turn.Recorder).Add(turn);
            length++;
            Match();
            return true;
        }
    }

    /// <summary>Waits for a request. Whoever takes one says by <see cref="Leave"/> that its stream is closed.</summary>
    /// <param name="alone">Takes those that are suspected of killing workers; they get one of their own.</param>
    public async Task<KeyframeTurn> Take(bool alone, CancellationToken cancellationToken)
    {
        LinkedListNode<(bool Alone, TaskCompletionSource<KeyframeTurn> Taken)> taker;
        lock (gate)
        {
            if (Pick(alone) is { } turn) return turn;
            taker = takers.AddLast((alone, new(TaskCreationOptions.RunContinuationsAsynchronously)));
        }

        await using CancellationTokenRegistration registration = cancellationToken.Register(() =>
        {
            lock (gate)
            {
                if (taker.List is null) return;
                takers.Remove(taker);
            }

            taker.Value.Taken.TrySetCanceled(cancellationToken);
        });
        return await taker.Value.Taken.Task;
    }

    public void Leave(KeyframeTurn turn)
    {
        lock (gate)
        {
            foreach ((string key, _) in turn.Leases)
            {
                if (--open[key] == 0) open.Remove(key);
            }

            Match();
        }
    }

    private void Match()
    {
        for (LinkedListNode<(bool Alone, TaskCompletionSource<KeyframeTurn> Taken)>? taker = takers.First; taker is not null;)
        {
            LinkedListNode<(bool Alone, TaskCompletionSource<KeyframeTurn> Taken)>? next = taker.Next;
            if (Pick(taker.Value.Alone) is { } turn)
            {
                takers.Remove(taker);
                taker.Value.Taken.SetResult(turn);
            }

            taker = next;
        }
    }

    private KeyframeTurn? Pick(bool alone)
    {
        foreach (Rotation<int, Rotation<string, TurnQueue>> units in byPriority.Values)
        {
            if (units.Pick(recorders => recorders.Pick(queue => queue.Pick(turn => turn.MustRunAlone == alone && HasRoom(turn)))) is not { } turn) continue;
            length--;
            foreach ((string key, _) in turn.Leases) open[key] = open.GetValueOrDefault(key) + 1;
            return turn;
        }

        return null;
    }

    private bool HasRoom(KeyframeTurn turn)
    {
        foreach ((string key, int most) in turn.Leases)
        {
            if (open.GetValueOrDefault(key) >= most) return false;
        }

        return true;
    }

    /// <summary>Makes room by those whose deadline has passed while they waited.</summary>
    private bool DropAnswered()
    {
        int dropped = 0;
        foreach (Rotation<int, Rotation<string, TurnQueue>> units in byPriority.Values)
            units.Each(recorders => recorders.Each(queue => dropped += queue.DropAnswered()));
        length -= dropped;
        return dropped > 0;
    }
}
