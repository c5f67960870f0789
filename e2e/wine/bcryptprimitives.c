// Wine 8 lacks the one function of bcryptprimitives.dll that Go's runtime asks for at start: random bytes.
// This stands in for it in the Wine test, and nowhere else.
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T size)
{
	while (size > 0) {
		ULONG part = size > 0x10000000 ? 0x10000000 : (ULONG)size;
		if (!RtlGenRandom(bytes, part))
			return FALSE;
		bytes += part;
		size -= part;
	}
	return TRUE;
}
