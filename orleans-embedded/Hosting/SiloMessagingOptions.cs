namespace Orleans.Configuration;

/// <summary>Limits of calls made inside the grid.</summary>
public class SiloMessagingOptions : MessagingOptions;
