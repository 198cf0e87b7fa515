using System.Text.RegularExpressions;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Ports.Profiles;

/// <summary>One way to recognise a device; everything that is given must hold.</summary>
/// <param name="ObjectId">sysObjectID is this or below it.</param>
/// <param name="Description">sysDescr matches.</param>
/// <param name="Exists">The device has something below this name.</param>
public sealed record ProfileMatch(ObjectIdentifier? ObjectId, Regex? Description, ObjectIdentifier? Exists);
