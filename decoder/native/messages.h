#ifndef PRISONOPS_KEYFRAMES_MESSAGES_H
#define PRISONOPS_KEYFRAMES_MESSAGES_H

#include "session.h"

/* Takes FFmpeg's messages: none is printed, because they quote addresses with credentials. The status of a refusal and
 * the loss of packets, which no other way gives, are kept. */
void messages_take(void);

/* Whose messages this thread makes from now on; null for nobody's. */
void messages_of(keyframes_session *session);

#endif
