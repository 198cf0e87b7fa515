using System.Buffers.Binary;
using PrisonOps.Ports.Modbus;

namespace PrisonOps.Collectors.Modbus;

/// <summary>
/// Finds the blocks of a SunSpec device: at one of three addresses stands "SunS", then block after block with its number and its length, to
/// number 65535 (SunSpec Device Information Model Specification, section 6).
/// </summary>
internal sealed class SunSpecMap(IModbusClient client, ModbusTarget target)
{
    private const uint Mark = 0x53756E53;
    private const int End = ushort.MaxValue;
    private const int BlocksMax = 64;

    private static readonly int[] Begins = [40_000, 50_000, 0];

    /// <summary>The answer that ended the search, or a sentence, when no block was found.</summary>
    public async Task<(IReadOnlyList<(int Number, int Address)> Blocks, ModbusAnswer? Failure)> Find(CancellationToken cancellationToken)
    {
        foreach (int begin in Begins)
        {
            ModbusAnswer answer = await Read(begin, cancellationToken);
            if (answer.Outcome is not (ModbusOutcome.Ok or ModbusOutcome.Refused)) return ([], answer);
            if (answer.Outcome == ModbusOutcome.Ok && BinaryPrimitives.ReadUInt32BigEndian(answer.Data.Span) == Mark) return await Walk(begin + 2, cancellationToken);
        }

        return ([], ModbusAnswer.Failed(ModbusOutcome.Malformed, $"{target.Endpoint} unit {target.Unit} has no SunSpec at {string.Join(", ", Begins)}"));
    }

    private async Task<(IReadOnlyList<(int Number, int Address)> Blocks, ModbusAnswer? Failure)> Walk(int address, CancellationToken cancellationToken)
    {
        var blocks = new List<(int Number, int Address)>();
        while (blocks.Count < BlocksMax && address < ushort.MaxValue)
        {
            ModbusAnswer head = await Read(address, cancellationToken);

            // Some devices end their map by refusing what lies behind it.
            if (head.Outcome == ModbusOutcome.Refused) break;
            if (head.Outcome != ModbusOutcome.Ok) return ([], head);

            int number = BinaryPrimitives.ReadUInt16BigEndian(head.Data.Span), length = BinaryPrimitives.ReadUInt16BigEndian(head.Data.Span[2..]);
            if (number == End) break;
            blocks.Add((number, address));
            address += 2 + length;
        }

        return (blocks, null);
    }

    private ValueTask<ModbusAnswer> Read(int address, CancellationToken cancellationToken) =>
        client.Read(target, new(ModbusTable.HoldingRegisters, address, 2), cancellationToken);
}
