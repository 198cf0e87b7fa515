using System.Collections.Immutable;
using PrisonOps.Ports.Modbus;

namespace PrisonOps.Collectors.Modbus.Values;

/// <summary>One question and the points that its answer holds.</summary>
internal sealed record PlannedRead(ModbusRead Read, ImmutableArray<ModbusPoint> Points);
