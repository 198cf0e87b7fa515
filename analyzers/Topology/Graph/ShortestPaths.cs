using System.Collections.Immutable;
using PrisonOps.Ports.Topology;

namespace PrisonOps.Analyzers.Topology.Graph;

/// <summary>All shortest ways between two objects, by one breadth-first walk and a walk back along what it found.</summary>
public static class ShortestPaths
{
    public const int PathsMax = 50;

    public static TopologyPaths Find(NetworkGraph graph, Guid from, Guid to)
    {
        if (from == to) return new(0, false, [[new(from, null, null, null)]]);
        if (graph.Find(from) is not { } start || graph.Find(to) is not { } end) return new(null, false, []);

        int[] distance = Distances(graph, start, end);
        if (distance[end] < 0) return new(null, false, []);

        List<ImmutableArray<TopologyRelation>> ways = [];
        Collect(graph, distance, end, [], ways);
        return new(distance[end], ways.Count > PathsMax, [.. ways.Take(PathsMax).Select(way => Hops(from, way))]);
    }

    private static int[] Distances(NetworkGraph graph, int start, int end)
    {
        int[] distance = new int[graph.Count];
        Array.Fill(distance, -1);
        distance[start] = 0;
        Queue<int> waiting = new([start]);
        while (waiting.TryDequeue(out int at) && (distance[end] < 0 || distance[at] < distance[end]))
        {
            foreach ((int next, _) in graph.Beside(at))
            {
                if (distance[next] >= 0) continue;

                distance[next] = distance[at] + 1;
                waiting.Enqueue(next);
            }
        }

        return distance;
    }

    /// <summary>Depth is the length of the way, which a network keeps short; one way too many ends the walk.</summary>
    private static void Collect(NetworkGraph graph, int[] distance, int at, ImmutableStack<TopologyRelation> behind, List<ImmutableArray<TopologyRelation>> ways)
    {
        if (distance[at] == 0)
        {
            ways.Add([.. behind]);
            return;
        }

        foreach ((int next, TopologyRelation by) in graph.Beside(at).OrderBy(step => step.By.Id))
        {
            if (ways.Count > PathsMax) return;
            if (distance[next] == distance[at] - 1) Collect(graph, distance, next, behind.Push(by), ways);
        }
    }

    private static ImmutableArray<TopologyHop> Hops(Guid from, ImmutableArray<TopologyRelation> way)
    {
        var hops = ImmutableArray.CreateBuilder<TopologyHop>();
        Guid at = from;
        string? inPort = null;
        foreach (TopologyRelation link in way)
        {
            bool isForward = link.FromId == at;
            hops.Add(new(at, inPort, isForward ? link.FromPort : link.ToPort, link.Id));
            (at, inPort) = isForward ? (link.ToId, link.ToPort) : (link.FromId, link.FromPort);
        }

        hops.Add(new(at, inPort, null, null));
        return hops.DrainToImmutable();
    }
}
