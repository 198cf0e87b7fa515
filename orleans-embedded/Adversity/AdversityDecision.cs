namespace Orleans.Adversity;

/// <summary>What happens to one call.</summary>
internal sealed record AdversityDecision(bool ReportsTimeOut, TimeSpan Delay, bool TakesSecondActivation);
