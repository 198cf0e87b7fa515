using System.Collections.Immutable;
using PrisonOps.Ports.Modbus;

namespace PrisonOps.Collectors.Modbus.Values;

/// <summary>
/// Puts points into as few questions as the protocol allows. What lies between two points is read only where the profile allows a gap: many
/// devices refuse a whole question for one register that they do not have.
/// </summary>
internal static class RegisterPlan
{
    /// <param name="gapMax">Registers or bits without a point that may lie between two points of one question.</param>
    public static ImmutableArray<PlannedRead> For(IEnumerable<ModbusPoint> points, int gapMax)
    {
        var reads = ImmutableArray.CreateBuilder<PlannedRead>();
        foreach (IGrouping<ModbusTable, ModbusPoint> table in points.GroupBy(point => point.Table).OrderBy(group => group.Key))
        {
            int sizeMax = table.Key is ModbusTable.Coils or ModbusTable.DiscreteInputs ? ModbusRead.BitsMax : ModbusRead.RegistersMax;
            List<ModbusPoint> together = [];
            int first = 0, end = 0;
            foreach (ModbusPoint point in table.OrderBy(point => point.Address).ThenBy(point => point.Size))
            {
                int endWith = Math.Max(end, point.Address + point.Size);
                if (together.Count > 0 && (point.Address - end > gapMax || endWith - first > sizeMax))
                {
                    reads.Add(new(new(table.Key, first, end - first), [.. together]));
                    together.Clear();
                }

                if (together.Count == 0) (first, endWith) = (point.Address, point.Address + point.Size);
                together.Add(point);
                end = endWith;
            }

            if (together.Count > 0) reads.Add(new(new(table.Key, first, end - first), [.. together]));
        }

        return reads.ToImmutable();
    }
}
