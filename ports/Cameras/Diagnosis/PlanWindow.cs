namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>Hours of a day in which rounds may begin. One that ends before it begins goes over midnight.</summary>
public readonly record struct PlanWindow(TimeOnly From, TimeOnly To);
