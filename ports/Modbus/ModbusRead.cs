namespace PrisonOps.Ports.Modbus;

/// <summary>One question: a run of bits or registers.</summary>
/// <param name="Address">Counted from 0, as on the wire; manuals often write 40001 for holding register 0.</param>
public readonly record struct ModbusRead(ModbusTable Table, int Address, int Count)
{
    public const int RegistersMax = 125;
    public const int BitsMax = 2_000;

    public bool IsOfBits => Table is ModbusTable.Coils or ModbusTable.DiscreteInputs;

    /// <summary>Octets of the answer's data.</summary>
    public int DataOctets => IsOfBits ? (Count + 7) / 8 : 2 * Count;

    public override string ToString() => $"{Table} {Address}{(Count == 1 ? "" : $" to {Address + Count - 1}")}";
}
