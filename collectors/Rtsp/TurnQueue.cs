namespace PrisonOps.Collectors.Rtsp;

/// <summary>The requests for one recorder in the order in which they came.</summary>
internal sealed class TurnQueue
{
    private readonly LinkedList<KeyframeTurn> turns = [];

    public void Add(KeyframeTurn turn) => turns.AddLast(turn);

    public KeyframeTurn? Pick(Predicate<KeyframeTurn> mayGo)
    {
        for (LinkedListNode<KeyframeTurn>? turn = turns.First; turn is not null; turn = turn.Next)
        {
            if (!mayGo(turn.Value)) continue;
            turns.Remove(turn);
            return turn.Value;
        }

        return null;
    }

    public int DropAnswered()
    {
        int before = turns.Count;
        for (LinkedListNode<KeyframeTurn>? turn = turns.First; turn is not null;)
        {
            LinkedListNode<KeyframeTurn>? next = turn.Next;
            if (turn.Value.IsAnswered)
            {
                turns.Remove(turn);
                turn.Value.Dispose();
            }

            turn = next;
        }

        return before - turns.Count;
    }
}
