import type { Chat, ChatOptions } from './contract';
import { ChatRoom } from './chat-room';

// The file that the button fetches on first use.
window.troLyDichVuCong = (options: ChatOptions): Chat => new ChatRoom(options);
