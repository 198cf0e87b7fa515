namespace PrisonOps.Ports.Flows;

public readonly record struct ConversationMinute(Conversation Conversation, FlowSum Sum);
