using PrisonOps.Ports.Objects;

namespace PrisonOps.Silo.Estate;

internal sealed record EstateCredentials(string Name, string Unit, CredentialSecret Secret);
