//! The window: panels that draw a snapshot and send commands. Nothing below imports this room.
