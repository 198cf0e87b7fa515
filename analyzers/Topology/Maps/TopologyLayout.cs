using System.Collections.Immutable;
using PrisonOps.Ports.Topology;

namespace PrisonOps.Analyzers.Topology.Maps;

/// <summary>
/// A place for every node that nobody has placed. Each component hangs as a tree under its most central node; the blocks of a node's children
/// stand in rows below it, so that a switch with two hundred cameras is a block and not a line. The same map is always laid out in the same way,
/// and nothing that a person placed is moved: what hangs below it follows it.
/// </summary>
public static class TopologyLayout
{
    public const double NodeWidth = 110, NodeHeight = 96;
    private const double Gap = 32, RowRatio = 1.8;

    public static ImmutableArray<TopologyNode> Place(ImmutableArray<TopologyNode> nodes, ImmutableArray<TopologyLink> links)
    {
        if (nodes.All(node => node.IsPlaced)) return nodes;

        LayoutForest forest = LayoutForest.Of(nodes, links);
        double[] x = new double[nodes.Length], y = new double[nodes.Length];
        Block[] blocks = new Block[nodes.Length];
        // Children come after their parents in the order of a breadth-first walk, so backwards every child is done before its parent.
        for (int i = forest.Order.Length - 1; i >= 0; i--) blocks[forest.Order[i]] = Stack(forest.Order[i], forest, blocks, x, y);
        (double width, _) = Rows(forest.Roots, blocks, x, y, 0);
        foreach (int node in forest.Order)
        {
            if (forest.Parent[node] is var parent and >= 0) (x[node], y[node]) = (x[node] + x[parent], y[node] + y[parent]);
        }

        Follow(nodes, forest, x, y, width);
        return [.. nodes.Select((node, i) => node.IsPlaced ? node : node with { X = Math.Round(x[i]), Y = Math.Round(y[i]) })];
    }

    /// <summary>The block of a node: itself in the middle of the top, its children's blocks in rows below. Positions are relative to the parent.</summary>
    private static Block Stack(int node, LayoutForest forest, Block[] blocks, double[] x, double[] y)
    {
        ImmutableArray<int> children = forest.Children[node];
        if (children.IsEmpty) return new(NodeWidth, NodeHeight);

        (double width, double height) = Rows(children, blocks, x, y, NodeHeight + Gap);
        // Relative to the left edge of the rows until now; the node stands above their middle.
        foreach (int child in children) x[child] -= width / 2;
        return new(Math.Max(width, NodeWidth), NodeHeight + Gap + height);
    }

    /// <summary>Blocks side by side, in as many rows as make the whole about as wide as a screen is.</summary>
    private static (double Width, double Height) Rows(ImmutableArray<int> blocksInRows, Block[] blocks, double[] x, double[] y, double top)
    {
        double area = blocksInRows.Sum(i => (blocks[i].Width + Gap) * (blocks[i].Height + Gap));
        double widest = Math.Max(Math.Sqrt(area * RowRatio), blocksInRows.IsEmpty ? 0 : blocksInRows.Max(i => blocks[i].Width));
        double left = 0, height = 0, rowHeight = 0, width = 0;
        foreach (int i in blocksInRows)
        {
            if (left > 0 && left + blocks[i].Width > widest)
            {
                height += rowHeight + Gap;
                (left, rowHeight) = (0, 0);
            }

            (x[i], y[i]) = (left + (blocks[i].Width / 2), top + height);
            left += blocks[i].Width + Gap;
            width = Math.Max(width, left - Gap);
            rowHeight = Math.Max(rowHeight, blocks[i].Height);
        }

        return (width, height + rowHeight);
    }

    /// <summary>What hangs below a placed node keeps its distance to it; a component of which nothing is placed goes beside what is.</summary>
    private static void Follow(ImmutableArray<TopologyNode> nodes, LayoutForest forest, double[] x, double[] y, double width)
    {
        TopologyNode[] placed = [.. nodes.Where(node => node.IsPlaced)];
        (double X, double Y) beside = placed.Length == 0 ? (-width / 2, 0) : (placed.Max(node => node.X) + NodeWidth + Gap, placed.Min(node => node.Y));
        var shift = new (double X, double Y)[nodes.Length];
        foreach (int i in forest.Order)
        {
            shift[i] = nodes[i].IsPlaced ? (nodes[i].X - x[i], nodes[i].Y - y[i]) : forest.Parent[i] >= 0 ? shift[forest.Parent[i]] : beside;
        }

        for (int i = 0; i < nodes.Length; i++) (x[i], y[i]) = (x[i] + shift[i].X, y[i] + shift[i].Y);
    }

    private readonly record struct Block(double Width, double Height);
}
