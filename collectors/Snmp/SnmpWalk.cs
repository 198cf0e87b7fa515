using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp;

/// <summary>
/// One walk over several subtrees. Every subtree is first asked for one row, and each time that it is asked again for as many as it has given so
/// far: what is a single value costs one variable, and of a long table a request takes few columns and many rows, which is cheaper for both sides
/// than many names with one row each. A subtree whose rows are known from an earlier walk is asked for them and one more at once, which shows its
/// end. A "too big" halves what is asked for and is asked again.
/// </summary>
/// <param name="rows">How many rows each subtree had, 0 for unknown; the walk writes them anew. Empty when nobody wants to know.</param>
internal sealed class SnmpWalk(
    ISnmpClient client, SnmpTarget target, ReadOnlyMemory<ObjectIdentifier> subtrees, Memory<int> rows, SnmpVariableHandler handler, int variablesMax)
{
    /// <summary>Beyond a quarter of a request for one column nothing is saved any more, and more would be asked behind its end.</summary>
    private const int ColumnsPerLongRequest = 4;

    private readonly Queue<Column> open = new();
    private readonly List<Column> asked = [];
    private ObjectIdentifier[] names = [];
    private int variablesPerRequest = Math.Clamp(target.VariablesPerRequest, 1, 1_000);
    private int variables;
    private int requests;

    public async ValueTask<SnmpWalkResult> Run(CancellationToken cancellationToken)
    {
        foreach (int subtree in LongestFirst()) open.Enqueue(new(subtree, subtrees.Span[subtree], 0));
        while (open.Count > 0)
        {
            int repetitions = Ask();
            requests++;
            using SnmpAnswer answer = await client.ReadBulk(target, names, 0, repetitions, cancellationToken);
            if (answer.Outcome == SnmpOutcome.AgentError)
            {
                if (!TryContinueAfter(answer)) return End(answer.Outcome, answer.Detail);
                continue;
            }

            if (answer.Outcome != SnmpOutcome.Ok) return End(answer.Outcome, answer.Detail);
            if (answer.Count == 0) return End(SnmpOutcome.Malformed, $"{target.Endpoint} answered a walk without any variable");
            if (Take(answer) is { } circle) return End(SnmpOutcome.NotIncreasing, circle);
            if (variables > variablesMax)
            {
                return End(SnmpOutcome.NotIncreasing, $"{target.Endpoint} sent more than {variablesMax} variables in one walk, no more are read");
            }
        }

        return End(SnmpOutcome.Ok, null);
    }

    /// <summary>Takes the columns of the next request off the queue; returns how many rows are asked of each.</summary>
    private int Ask()
    {
        int rowsMax = Math.Max(variablesPerRequest / ColumnsPerLongRequest, variablesPerRequest / open.Count);
        int repetitions = target.Credentials.Version == SnmpVersion.V1 ? 1 : Math.Clamp(RowsToAsk(open.Peek()), 1, Math.Max(1, rowsMax));
        int columns = Math.Min(open.Count, variablesPerRequest / repetitions);
        asked.Clear();
        while (asked.Count < columns) asked.Add(open.Dequeue());
        if (names.Length != columns) names = new ObjectIdentifier[columns];
        for (int i = 0; i < columns; i++) names[i] = asked[i].At;
        return repetitions;
    }

    private int RowsToAsk(Column column)
    {
        int expected = rows.IsEmpty ? 0 : rows.Span[column.Subtree];
        return expected > column.Rows ? expected - column.Rows + 1 : column.Rows;
    }

    /// <summary>Columns of like length stand together, so that a request for many rows of one has no single values beside it.</summary>
    private IEnumerable<int> LongestFirst()
    {
        IEnumerable<int> all = Enumerable.Range(0, subtrees.Length);
        return rows.IsEmpty ? all : all.OrderByDescending(subtree => rows.Span[subtree]);
    }

    private SnmpWalkResult End(SnmpOutcome outcome, string? detail) => new(outcome, detail, variables, requests);

    /// <summary>Version 1 says "no such name" at the end of a subtree, and names the column.</summary>
    private bool TryContinueAfter(SnmpAnswer answer)
    {
        switch (answer.ErrorStatus)
        {
            case SnmpErrorStatus.TooBig when variablesPerRequest > 1:
                variablesPerRequest /= 2;
                break;
            case SnmpErrorStatus.NoSuchName:
                asked.RemoveAt(Math.Clamp(answer.ErrorIndex - 1, 0, asked.Count - 1));
                break;
            default:
                return false;
        }

        foreach (Column column in asked) open.Enqueue(column);
        return true;
    }

    /// <summary>Hands over what belongs to the subtrees; returns what is wrong when a name does not increase.</summary>
    private string? Take(SnmpAnswer answer)
    {
        for (int column = 0; column < asked.Count; column++)
        {
            (int subtree, ObjectIdentifier at, int given) = asked[column];
            ReadOnlySpan<byte> prefix = subtrees.Span[subtree].Encoded;
            bool ended = false;
            int last = -1;
            for (int position = column; position < answer.Count; position += asked.Count)
            {
                SnmpVariable variable = answer[position];
                if (variable.Type == SnmpType.EndOfMibView || !variable.Name.StartsWith(prefix))
                {
                    ended = true;
                    break;
                }

                ReadOnlySpan<byte> before = last < 0 ? at.Encoded : answer[last].Name;
                if (ObjectIdentifier.Compare(variable.Name, before) <= 0)
                {
                    return $"{target.Endpoint} answered {variable.ToName()} after {ObjectIdentifier.FromEncoded(before)}";
                }

                variables++;
                given++;
                handler(subtree, variable.Name[prefix.Length..], variable);
                last = position;
            }

            // An agent may cut its answer anywhere; a column that got nothing is asked again from where it stood.
            if (!ended) open.Enqueue(new(subtree, last < 0 ? at : answer[last].ToName(), given));
            else if (!rows.IsEmpty) rows.Span[subtree] = given;
        }

        return null;
    }

    /// <summary>A subtree under way: the name behind which it goes on, and the rows that it has given.</summary>
    private readonly record struct Column(int Subtree, ObjectIdentifier At, int Rows);
}
