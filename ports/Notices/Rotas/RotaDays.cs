namespace PrisonOps.Ports.Notices.Rotas;

/// <summary>The days of a layer. The numbers are stored; they are append-only.</summary>
public enum RotaDays
{
    Every = 1,
    WorkingDays = 2,

    /// <summary>Weekends and the holidays of the rota, without the weekends that are worked.</summary>
    DaysOff = 3,
}
