namespace PrisonOps.Ports.Cameras;

/// <summary>What tells day from night for the cameras of a plan. The numbers are stored; they are append-only.</summary>
public enum ProfileRule
{
    /// <summary>The hours of the plan, in its zone.</summary>
    Hours = 1,

    /// <summary>The picture itself: one without any colour is infrared.</summary>
    Picture = 2,
}
