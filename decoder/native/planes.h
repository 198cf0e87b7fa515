#ifndef PRISONOPS_KEYFRAMES_PLANES_H
#define PRISONOPS_KEYFRAMES_PLANES_H

#include "session.h"

/* Fills the planes and size of `picture` from session->frame; pictures of more than 8 bits are narrowed into a copy. */
int32_t planes_of_frame(keyframes_session *session, keyframes_picture *picture);

#endif
