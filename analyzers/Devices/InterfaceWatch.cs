using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Analyzers.Devices;

/// <summary>One port. Only a port that was seen up can go down: most ports of a switch have nothing plugged in.</summary>
internal sealed class InterfaceWatch(string port)
{
    private const int Up = 1;
    private const int Down = 2;
    private const int LowerLayerDown = 7;

    private readonly ConditionWatch down = new(DeviceFindings.InterfaceDown, port);
    private bool wasUp;

    public Finding? Finding => down.Finding;

    public int Missing { get; set; }

    public void Restore(Finding open)
    {
        wasUp = true;
        down.Restore(open);
    }

    public bool Take(DeviceInterface state, DateTimeOffset at, int hits)
    {
        Missing = 0;
        if (state.AdminStatus != Up)
        {
            // Somebody took it out of service on purpose; what it was before counts no more.
            wasUp = false;
            return down.Good();
        }

        if (state.OperStatus == Up)
        {
            wasUp = true;
            return down.Good();
        }

        return wasUp && state.OperStatus is Down or LowerLayerDown && down.Bad(at, hits, AlarmSeverity.Minor, state.Alias ?? "");
    }
}
