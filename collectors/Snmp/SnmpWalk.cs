using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp;

/// <summary>
/// One walk over several subtrees side by side. Each subtree goes on from its own last name and drops out when it has ended, so a short
/// column does not cost repetitions to a long one. A "too big" halves what is asked for and is asked again.
/// </summary>
internal sealed class SnmpWalk(
    ISnmpClient client, SnmpTarget target, ReadOnlyMemory<ObjectIdentifier> subtrees, SnmpVariableHandler handler, int variablesMax)
{
    private readonly List<(int Subtree, ObjectIdentifier At)> open = [];
    private readonly List<(int Subtree, ObjectIdentifier At)> following = [];
    private ObjectIdentifier[] asked = [];
    private int variablesPerRequest = Math.Clamp(target.VariablesPerRequest, 1, 1_000);
    private int variables;
    private int requests;

    public async ValueTask<SnmpWalkResult> Run(CancellationToken cancellationToken)
    {
        for (int i = 0; i < subtrees.Length; i++) open.Add((i, subtrees.Span[i]));
        while (open.Count > 0)
        {
            // More columns than one request may ask for take turns; the ones left over keep their place.
            int columns = Math.Min(open.Count, variablesPerRequest);
            if (asked.Length != columns) asked = new ObjectIdentifier[columns];
            for (int i = 0; i < columns; i++) asked[i] = open[i].At;

            int repetitions = target.Credentials.Version == SnmpVersion.V1 ? 1 : Math.Max(1, variablesPerRequest / columns);
            requests++;
            using SnmpAnswer answer = await client.ReadBulk(target, asked, 0, repetitions, cancellationToken);
            if (answer.Outcome == SnmpOutcome.AgentError)
            {
                if (!TryContinueAfter(answer)) return End(answer.Outcome, answer.Detail);
                continue;
            }

            if (answer.Outcome != SnmpOutcome.Ok) return End(answer.Outcome, answer.Detail);
            if (answer.Count == 0) return End(SnmpOutcome.Malformed, $"{target.Endpoint} answered a walk without any variable");
            if (Take(answer, columns) is { } circle) return End(SnmpOutcome.NotIncreasing, circle);
            if (variables > variablesMax)
            {
                return End(SnmpOutcome.NotIncreasing, $"{target.Endpoint} sent more than {variablesMax} variables in one walk, no more are read");
            }
        }

        return End(SnmpOutcome.Ok, null);
    }

    private SnmpWalkResult End(SnmpOutcome outcome, string? detail) => new(outcome, detail, variables, requests);

    /// <summary>Version 1 says "no such name" at the end of a subtree, and names the column.</summary>
    private bool TryContinueAfter(SnmpAnswer answer)
    {
        switch (answer.ErrorStatus)
        {
            case SnmpErrorStatus.TooBig when variablesPerRequest > 1:
                variablesPerRequest /= 2;
                return true;
            case SnmpErrorStatus.NoSuchName:
                open.RemoveAt(Math.Clamp(answer.ErrorIndex - 1, 0, asked.Length - 1));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Hands over what belongs to the subtrees; returns what is wrong when a name does not increase.</summary>
    private string? Take(SnmpAnswer answer, int columns)
    {
        following.Clear();
        for (int column = 0; column < columns; column++)
        {
            (int subtree, ObjectIdentifier at) = open[column];
            bool ended = false;
            int last = -1;
            for (int position = column; position < answer.Count; position += columns)
            {
                SnmpVariable variable = answer[position];
                ReadOnlySpan<byte> prefix = subtrees.Span[subtree].Encoded;
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
                handler(subtree, variable.Name[prefix.Length..], variable);
                last = position;
            }

            if (ended) continue;

            // An agent may cut its answer anywhere; a column that got nothing is asked again from where it stood.
            following.Add((subtree, last < 0 ? at : answer[last].ToName()));
        }

        following.AddRange(open[columns..]);
        if (following.Count > columns) following.Sort((left, right) => left.Subtree.CompareTo(right.Subtree));
        open.Clear();
        open.AddRange(following);
        return null;
    }
}
