using System.Globalization;
using System.Security.Cryptography;

namespace PrisonOps.Tests.Browser.Product;

/// <summary>A part of 127.0.0.0/8 for one run: parallel runs on one machine must not meet on an address.</summary>
internal readonly record struct LoopbackNetwork(int Second)
{
    public static LoopbackNetwork OfMyOwn() => new(RandomNumberGenerator.GetInt32(64, 250));

    /// <summary>The address of a number from 1 to 50,000.</summary>
    public string Address(int number) => string.Create(CultureInfo.InvariantCulture, $"127.{Second}.{number / 200}.{(number % 200) + 1}");
}
