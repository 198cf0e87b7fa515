#ifndef PRISONOPS_KEYFRAMES_READING_H
#define PRISONOPS_KEYFRAMES_READING_H

#include "session.h"

/* Reads the next coded picture of the video into session->coded and notes it; a keyframe is kept in session->key_packet. */
int32_t reading_next(keyframes_session *session);

/* The coded picture that was read last, as a packet for a decoder. */
int reading_packet(const keyframes_session *session, AVPacket *packet);

#endif
